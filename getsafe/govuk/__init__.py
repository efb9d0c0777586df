"""The GOV.UK Design System for Django forms and pages, without what belongs to GOV.UK domains.

`looks` says how a field is drawn, `fields` and `forms` how it is read and worded, `components`
the things presenters hand to templates, `charts` where the lines of a picture go.
"""
