// Package loaded keeps tokens in a sync.Map for others to use: what is too old goes only
// when it is asked for.
package loaded

import (
	"errors"
	"sync"
	"time"
)

var errNone = errors.New("no such token")

type token struct {
	user  string
	until time.Time
}

// Tokens keeps tokens, and counts the users of each group.
type Tokens struct {
	mu     sync.Mutex
	groups map[string]int

	kept *sync.Map
}

// NewTokens returns no tokens.
func NewTokens() *Tokens {
	return &Tokens{groups: map[string]int{"user": 0, "admin": 0}, kept: new(sync.Map)}
}

// Set keeps a token for a while.
func (t *Tokens) Set(id, user string, ttl time.Duration) {
	t.set(id, &token{user: user, until: time.Now().Add(ttl)})
}

func (t *Tokens) set(id string, at *token) {
	t.kept.Store(id, at) // want cachegrow medium "Tokens.kept"
}

// User tells whose token it is.
func (t *Tokens) User(id string) (string, error) {
	at, err := t.get(id)
	if err != nil {
		return "", err
	}
	return at.user, nil
}

func (t *Tokens) get(id string) (*token, error) {
	v, ok := t.kept.Load(id)
	if !ok {
		return nil, errNone
	}
	at := v.(*token)
	if at.until.Before(time.Now()) {
		t.drop(id)
		return nil, errNone
	}
	return at, nil
}

func (t *Tokens) drop(id string) { t.kept.Delete(id) }

// Count counts a user of a known group.
func (t *Tokens) Count(group string) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if _, ok := t.groups[group]; !ok {
		return false
	}
	t.groups[group]++
	return true
}

// Listing is what one request shows of a group: texts by users.
type Listing struct {
	mu    sync.Mutex
	lines sync.Map
	n     int
}

// Add adds a user's text.
func (l *Listing) Add(user, text string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.n += len(text)
	l.lines.Store(user, text)
}

// String puts the texts together.
func (l *Listing) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	b := make([]byte, 0, l.n)
	l.lines.Range(func(_, text any) bool {
		b = append(b, text.(string)...)
		return true
	})
	return string(b)
}
