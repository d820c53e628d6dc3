// want zombiegrow|mapgrow Store.byNotifier medium

// Package notify stores notifications until they are read or out of date.
package notify

import (
	"sync"
	"time"
)

// Notification is a text with a date.
type Notification struct {
	Text    string
	Expires time.Time
}

// Store holds the notifications of each notifier.
type Store struct {
	sync.RWMutex
	byNotifier map[string][]Notification
}

// NewStore returns an empty store.
func NewStore() *Store {
	return &Store{byNotifier: map[string][]Notification{}}
}

// Add stores a notification.
func (s *Store) Add(notifier string, n Notification) {
	s.Lock()
	s.byNotifier[notifier] = append(s.byNotifier[notifier], n)
	s.Unlock()
}

// Of returns what notifier has sent and is not out of date.
func (s *Store) Of(notifier string) []Notification {
	s.RLock()
	defer s.RUnlock()
	out := make([]Notification, len(s.byNotifier[notifier]))
	copy(out, s.byNotifier[notifier])
	return out
}

// Expire drops what is out of date.
func (s *Store) Expire(now time.Time) {
	s.Lock()
	defer s.Unlock()
	for notifier, list := range s.byNotifier {
		kept := list[:0]
		for _, n := range list {
			if n.Expires.After(now) {
				kept = append(kept, n)
			}
		}
		clear(list[len(kept):])
		s.byNotifier[notifier] = kept
	}
}
