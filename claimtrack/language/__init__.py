"""Language: sentences, words, trees and names, by Stanza."""
