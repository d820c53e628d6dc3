// Package main has functions that start a goroutine at each turn of a loop and return, once, by
// another case of the select in which they hear of it.
package main

import (
	"context"
	"errors"
	"log"
	"net/http"
	"os"
	"os/signal"
	"time"
)

var errBroken = errors.New("broken")

type keeper struct {
	every  time.Duration
	broken chan error
	url    string
}

func (k *keeper) probe() error {
	r, err := http.Head(k.url)
	if err != nil {
		return err
	}
	return r.Body.Close()
}

// watch probes until the program ends: of all probes the one under way is left.
func (k *keeper) watch(ctx context.Context) {
	done := make(chan struct{})
	next := time.NewTimer(0).C
	for {
		select {
		case <-ctx.Done():
			return
		case <-next:
			go func() {
				if err := k.probe(); err != nil {
					log.Print(err)
				}
				done <- struct{}{}
			}()
		case <-done:
			next = time.NewTimer(k.every).C
		}
	}
}

// run gives its caller, of whom there is one, the first thing that breaks.
func (k *keeper) run() error {
	answers := make(chan error)
	next := time.NewTimer(0).C
	for {
		select {
		case <-next:
			go func() { answers <- k.probe() }()
		case err := <-answers:
			if err != nil {
				log.Print(err)
			}
			next = time.NewTimer(k.every).C
		case err := <-k.broken:
			if err != nil {
				return errBroken
			}
		}
	}
}

// probeAll hears of each probe that it has started before it starts the next one.
func (k *keeper) probeAll() {
	for {
		done := make(chan error)
		go func() { done <- k.probe() }()
		if err := <-done; err != nil {
			log.Print(err)
		}
		time.Sleep(k.every)
	}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	k := &keeper{every: time.Second, broken: make(chan error), url: os.Args[1]}
	go k.watch(ctx)
	go k.probeAll()
	if err := k.run(); err != nil {
		log.Print(err)
	}
}
