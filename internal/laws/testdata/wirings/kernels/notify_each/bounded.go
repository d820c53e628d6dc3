package store

import (
	"os"
	"os/signal"
	"time"
)

type Store struct{ interrupted int }

func NewStore() *Store { return &Store{} }

func (s *Store) Touch(key string) {
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt)
	defer signal.Stop(stop)
	select {
	case <-stop:
		s.interrupted++
	case <-time.After(time.Duration(len(key)) * time.Millisecond):
	}
}
