package main

import (
	"regexp"
	"slices"
)

// selection says which cases are wanted.
type selection struct {
	// ids matches anywhere in the id; nil wants all.
	ids *regexp.Regexp
	// categories that are wanted; empty wants all.
	categories []string
}

func (s selection) wants(id, category string) bool {
	return (s.ids == nil || s.ids.MatchString(id)) &&
		(len(s.categories) == 0 || slices.Contains(s.categories, category))
}
