// Package main sweeps one index through the keys of another, and takes both out wherever that loses some.
package main

import (
	"bufio"
	"log"
	"net"
	"strings"
	"sync"
	"time"
)

type tracer struct {
	mu       sync.Mutex
	promises map[string]map[string]time.Time // by message, then peer
	byPeer   map[string]map[string]bool
}

func (t *tracer) add(peer, message string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.promises[message] == nil {
		t.promises[message] = map[string]time.Time{}
	}
	t.promises[message][peer] = time.Now().Add(time.Second)
	if t.byPeer[peer] == nil {
		t.byPeer[peer] = map[string]bool{}
	}
	t.byPeer[peer][message] = true
}

func (t *tracer) broken() (n int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for message, peers := range t.promises {
		for peer, until := range peers {
			if time.Now().Before(until) {
				continue
			}
			n++
			delete(peers, peer)
			t.forget(peer, message)
		}
		if len(peers) == 0 {
			delete(t.promises, message)
		}
	}
	return n
}

func (t *tracer) forget(peer, message string) {
	delete(t.byPeer[peer], message)
	if len(t.byPeer[peer]) == 0 {
		delete(t.byPeer, peer)
	}
}

func (t *tracer) kept(message string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for peer := range t.promises[message] {
		t.forget(peer, message)
	}
	delete(t.promises, message)
}

func main() {
	conn, err := net.Dial("tcp", "127.0.0.1:7000")
	if err != nil {
		log.Fatal(err)
	}
	t := &tracer{promises: map[string]map[string]time.Time{}, byPeer: map[string]map[string]bool{}}
	go func() {
		for range time.Tick(time.Second) {
			log.Print(t.broken())
		}
	}()
	for in := bufio.NewScanner(conn); in.Scan(); {
		if peer, message, ok := strings.Cut(in.Text(), " "); ok {
			t.add(peer, message)
		} else {
			t.kept(peer)
		}
	}
}
