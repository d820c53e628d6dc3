// Package intime gathers votes for a while, and returns.
package intime

import (
	"context"
	"net/http"
	"time"
)

func until(votes <-chan string) int {
	seen := map[string]int{}
	over := time.NewTimer(5 * time.Second)
	defer over.Stop()
	for {
		select {
		case v := <-votes:
			seen[v]++
		case <-over.C:
			return len(seen)
		}
	}
}

func within(ctx context.Context, votes <-chan string) int {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	seen := map[string]int{}
	for {
		select {
		case <-ctx.Done():
			return len(seen)
		case v := <-votes:
			seen[v]++
		}
	}
}

// Handler counts votes.
func Handler(votes <-chan string) http.Handler {
	go within(context.Background(), votes)
	return http.HandlerFunc(func(http.ResponseWriter, *http.Request) { println(until(votes)) })
}
