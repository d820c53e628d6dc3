// Command gotten asks a function for a tally, which makes one each time.
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
	t.votes[who]++
}

// anew gives each who asks a tally of his own.
func anew() func() *tally {
	return func() *tally { return &tally{votes: map[string]int{}} }
}

func booth(tallyOf func() *tally) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		t := tallyOf()
		for _, who := range r.URL.Query()["voter"] {
			t.vote(who)
		}
		log.Print(len(t.votes))
	})
}

func main() { log.Fatal(http.ListenAndServe(":8080", booth(anew()))) }
