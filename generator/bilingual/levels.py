"""Administrative levels by the key that the glossary uses: generic words, from the largest to the smallest."""

from generator.model import Bilingual

LEVELS: dict[str, Bilingual] = {
    "country": Bilingual("国家", "country"),
    "province": Bilingual("省", "province"),
    "autonomous-region": Bilingual("自治区", "autonomous region"),
    "municipality": Bilingual("直辖市", "municipality"),
    "sub-provincial-city": Bilingual("副省级市", "sub-provincial city"),
    "prefecture-level-city": Bilingual("地级市", "prefecture-level city"),
    "prefecture": Bilingual("地区", "prefecture"),
    "district": Bilingual("市辖区", "district"),
    "county-level-city": Bilingual("县级市", "county-level city"),
    "county": Bilingual("县", "county"),
    "subdistrict": Bilingual("街道", "subdistrict"),
    "town": Bilingual("镇", "town"),
    "township": Bilingual("乡", "township"),
    "community": Bilingual("社区", "community"),
    "village": Bilingual("村", "village"),
}
