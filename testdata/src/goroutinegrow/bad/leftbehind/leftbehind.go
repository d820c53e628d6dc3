// Package main has functions that start a goroutine at each turn of a loop, and that leave one
// behind whenever a peer goes, or at each turn that takes too long.
package main

import (
	"context"
	"log"
	"net/http"
	"os"
	"time"
)

type page struct {
	every time.Duration
	url   string
}

func (p *page) load() error {
	r, err := http.Head(p.url)
	if err != nil {
		return err
	}
	return r.Body.Close()
}

// follow runs for each client, and leaves the load under way behind as the client goes.
func (p *page) follow(ctx context.Context, w http.ResponseWriter) {
	done := make(chan struct{})
	next := time.NewTimer(0).C
	for {
		select {
		case <-ctx.Done():
			return
		case <-next:
			go func() { // want goroutinegrow medium "may take another case of its select and return"
				if err := p.load(); err != nil {
					log.Print(err)
				}
				done <- struct{}{}
			}()
		case <-done:
			_, _ = w.Write([]byte("loaded\n"))
			next = time.NewTimer(p.every).C
		}
	}
}

// refresh runs once, and goes on to the next turn where a load takes too long.
func (p *page) refresh(ctx context.Context) {
	for ctx.Err() == nil {
		done := make(chan error)
		go func() { done <- p.load() }() // want goroutinegrow medium "may take another case of its select and return"
		select {
		case err := <-done:
			log.Print(err)
		case <-time.After(p.every):
			log.Print("slow")
		}
		time.Sleep(p.every)
	}
}

// refreshAlways does so and never returns.
func (p *page) refreshAlways() {
	for {
		done := make(chan error)
		go func() { done <- p.load() }() // want goroutinegrow medium "may take another case of its select and go on"
		select {
		case err := <-done:
			log.Print(err)
		case <-time.After(p.every):
			log.Print("slow")
		}
		time.Sleep(p.every)
	}
}

// refreshShared has one channel, on which each turn hears of one load at most.
func (p *page) refreshShared(ctx context.Context) {
	done := make(chan error)
	for ctx.Err() == nil {
		go func() { done <- p.load() }() // want goroutinegrow medium "may take another case of its select and return"
		select {
		case err := <-done:
			log.Print(err)
		case <-time.After(p.every):
			log.Print("slow")
		}
		time.Sleep(p.every)
	}
}

func main() {
	p := &page{every: time.Second, url: os.Args[1]}
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	go p.refresh(ctx)
	go p.refreshAlways()
	go p.refreshShared(ctx)
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { p.follow(r.Context(), w) })
	_ = http.ListenAndServe("localhost:8080", nil)
}
