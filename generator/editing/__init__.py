"""What commands do with the files of an edition: begin, recover anew, bring translations up to date."""
