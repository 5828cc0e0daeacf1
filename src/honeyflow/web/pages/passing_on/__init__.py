"""The page on which the community manager passes requests on."""
