// Package toldtoend runs what it is given from time to time, for as long as that says.
package toldtoend

import (
	"context"
	"net/http"
	"time"
)

// periodic runs a function again and again until it says that this was the last time.
func periodic(again func(time.Time) bool) {
	go func() {
		for again(time.Now()) {
			time.Sleep(4 * time.Second)
		}
	}()
}

// Handle watches a request for as long as it lasts.
func Handle(w http.ResponseWriter, r *http.Request) {
	watch(r.Context())
}

func watch(ctx context.Context) {
	periodic(func(time.Time) bool { return ctx.Err() == nil })
}
