// growthlint: any of listenergrow
// growthlint: each call leaks
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
	select {
	case <-stop:
		s.interrupted++
	case <-time.After(time.Duration(len(key)) * time.Millisecond):
	}
}
