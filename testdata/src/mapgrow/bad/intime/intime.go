// Package intime gathers votes until there are none for a while.
package intime

import (
	"net/http"
	"time"
)

func until(votes <-chan string) int {
	seen := map[string]int{}
	idle := time.NewTimer(5 * time.Second)
	defer idle.Stop()
	for {
		select {
		case v := <-votes:
			seen[v]++ // want mapgrow medium "seen"
			idle.Reset(5 * time.Second)
		case <-idle.C:
			return len(seen)
		}
	}
}

// Handler passes votes on.
func Handler() http.Handler {
	votes := make(chan string)
	go until(votes)
	return http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { votes <- r.FormValue("vote") })
}
