// Package toldtoend waits from time to time, for as long as a flag is not set.
package toldtoend

import (
	"net/http"
	"sync/atomic"
	"time"
)

var ready atomic.Bool

// Handle goes on once all is ready.
func Handle(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	go func() { // want goroutinegrow medium "retries after a pause"
		for !ready.Load() {
			time.Sleep(4 * time.Second)
		}
		println(name)
	}()
}
