"""Words in every language, without Qt and without files: `content` hands over the catalogues."""
