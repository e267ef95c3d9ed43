"""The months in English. No locale of a machine decides what is read, and what a page says."""

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
