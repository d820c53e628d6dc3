// Package givesup closes each connection in the background, and gives up after a while.
package givesup

import (
	"net/http"
	"sync/atomic"
	"time"
)

var busy atomic.Int64

// Leave is asked by each client that goes.
func Leave(w http.ResponseWriter, r *http.Request) {
	go settle()
	go count()
	w.WriteHeader(http.StatusAccepted)
}

func settle() {
	began := time.Now()
	for {
		if busy.Load() == 0 {
			return
		}
		if time.Since(began) > 5*time.Second {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
}

func count() {
	tries := 0
	for {
		if busy.Load() == 0 {
			return
		}
		tries++
		if tries > 20 {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
}
