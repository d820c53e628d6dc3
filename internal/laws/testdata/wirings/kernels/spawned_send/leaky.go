// growthlint: any of queuegrow goroutinegrow
// growthlint: each call leaks
package store

type Store struct{ feed chan string }

func NewStore() *Store { return &Store{feed: make(chan string, 16)} }

// Next waits for a key.
func (s *Store) Next() string { return <-s.feed }

func (s *Store) Touch(key string) {
	go func() { s.feed <- key }()
}
