"""MkDocs with Material: what a configuration says of its site, and the theme around the pages.

    loading        mkdocs.yml -> MkDocs' configuration, and the Setup of the site
    printing       a site that was begun -> its Theme, which MkDocs prints
    files          the styles and scripts of the theme, each named by its content

Besides the plugin (`generator/mkdocs_plugin.py`) only this room imports mkdocs.
"""
