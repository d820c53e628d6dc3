package store

import "strings"

type Store struct {
	base, now func(string) string
	last      string
}

func NewStore() *Store { return &Store{base: strings.ToLower, now: strings.ToLower} }

func prefixed(next func(string) string, with string) func(string) string {
	return func(text string) string { return with + next(text) }
}

func (s *Store) Touch(with string) {
	s.now = prefixed(s.base, with)
	s.last = s.now(with)
}
