// Package nevertold has goroutines that look after something until they are told to end, and are not.
package nevertold

import (
	"io"
	"log"
	"net/http"
	"time"
)

// progress logs from time to time how far a copy is, until it is told that it is over.
func progress(n *int64, over <-chan struct{}) {
	for {
		select {
		case <-time.After(time.Second):
			log.Print(*n)
		case <-over:
			return
		}
	}
}

// Upload copies the body of a request.
func Upload(w http.ResponseWriter, r *http.Request) {
	var n int64
	over := make(chan struct{})
	go progress(&n, over) // want goroutinegrow medium "the loop in progress ends when a channel of Upload is closed, and nothing closes it"
	var err error
	if n, err = io.Copy(io.Discard, r.Body); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
	}
}

// refresher renews a lease.
type refresher struct {
	url string
}

func (f *refresher) run(quit <-chan bool) {
	t := time.NewTicker(time.Minute)
	defer t.Stop()
	failed := 0
	for {
		select {
		case <-quit:
			return
		case <-t.C:
		}
		if res, err := http.Head(f.url); err != nil {
			failed++
		} else {
			res.Body.Close()
		}
	}
}

// lease starts what renews it.
func lease(url string, quit chan bool) {
	f := &refresher{url: url}
	go f.run(quit) // want goroutinegrow medium "the loop in .*run ends when a channel of Work is closed, and one of its return paths does not close it"
}

// Work does something under a lease.
func Work(w http.ResponseWriter, r *http.Request) {
	quit := make(chan bool)
	lease("http://leases.internal/"+r.PathValue("id"), quit)
	b, err := io.ReadAll(io.LimitReader(r.Body, 1<<20))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	log.Print(len(b))
	close(quit)
}

// Main serves both.
func Main() {
	http.HandleFunc("POST /upload", Upload)
	http.HandleFunc("POST /work/{id}", Work)
	log.Fatal(http.ListenAndServe(":8080", nil))
}
