// Package deadshrink has two tables with the same sweep; only one sweep runs.
package deadshrink

import (
	"context"
	"net/http"
	"sync"
	"time"
)

type mark struct{ turn int }

// Board notes tickets and votes.
type Board struct {
	mu      sync.Mutex
	tickets map[string]mark
	votes   map[string]mark
	turn    int
}

// NewBoard returns a board that tends itself until ctx ends.
func NewBoard(ctx context.Context) *Board {
	b := &Board{tickets: map[string]mark{}, votes: map[string]mark{}}
	go b.tend(ctx)
	return b
}

// ServeHTTP notes the ticket and the vote of a request.
func (b *Board) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ticket, vote := r.FormValue("ticket"), r.FormValue("vote")
	b.mu.Lock()
	defer b.mu.Unlock()
	if _, dup := b.tickets[ticket]; dup {
		http.Error(w, "again", http.StatusConflict)
		return
	}
	b.tickets[ticket] = mark{b.turn} // want mapgrow medium "Board.tickets"
	b.votes[vote] = mark{b.turn}
	w.WriteHeader(http.StatusNoContent)
}

func (b *Board) tend(ctx context.Context) {
	t := time.NewTicker(time.Minute)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
			b.dropVotes(60)
		}
	}
}

func (b *Board) dropVotes(age int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.turn++
	for k, m := range b.votes {
		if b.turn-m.turn > age {
			delete(b.votes, k)
		}
	}
}

// dropTickets is the twin of dropVotes; nothing calls it.
func (b *Board) dropTickets(age int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for k, m := range b.tickets {
		if b.turn-m.turn > age {
			delete(b.tickets, k)
		}
	}
}
