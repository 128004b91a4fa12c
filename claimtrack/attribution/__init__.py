"""Attribution: who said what - the tagger, quotation marks, speakers, confidence."""
