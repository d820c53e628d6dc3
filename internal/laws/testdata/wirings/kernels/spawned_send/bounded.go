package store

type Store struct {
	feed    chan string
	dropped int
}

func NewStore() *Store { return &Store{feed: make(chan string, 16)} }

// Next waits for a key.
func (s *Store) Next() string { return <-s.feed }

func (s *Store) Touch(key string) {
	select {
	case s.feed <- key:
	default:
		s.dropped++
	}
}
