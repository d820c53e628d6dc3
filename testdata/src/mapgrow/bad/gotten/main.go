// Command gotten asks a function for the tally, which gives the same one each time.
package main

import (
	"log"
	"net/http"
	"sync"
)

type tally struct {
	mu    sync.Mutex
	votes map[string]int
}

func (t *tally) vote(who string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.votes[who]++ // want mapgrow high "tally.votes"
}

// always gives one tally to all who ask.
func always() func() *tally {
	one := &tally{votes: map[string]int{}}
	return func() *tally { return one }
}

func booth(tallyOf func() *tally) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { tallyOf().vote(r.URL.Query().Get("voter")) })
}

func main() { log.Fatal(http.ListenAndServe(":8080", booth(always()))) }
