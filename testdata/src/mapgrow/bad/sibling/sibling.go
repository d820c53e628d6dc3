// Package sibling is a chat room with three maps by member; leaving empties two.
package sibling

import (
	"bufio"
	"net"
	"strings"
	"sync"
	"time"
)

// Room holds the people who talk.
type Room struct {
	mu      sync.Mutex
	wires   map[string]net.Conn
	joined  map[string]time.Time
	palette map[string]int
}

// NewRoom returns an empty room.
func NewRoom() *Room {
	return &Room{wires: map[string]net.Conn{}, joined: map[string]time.Time{}, palette: map[string]int{}}
}

// Serve lets people in until the listener fails.
func (r *Room) Serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go r.attend(c)
	}
}

func (r *Room) attend(c net.Conn) {
	in := bufio.NewReader(c)
	nick, err := in.ReadString('\n')
	if err != nil {
		c.Close()
		return
	}
	nick = strings.TrimSpace(nick)
	r.enter(nick, c)
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			r.leave(nick)
			return
		}
		r.say(nick, line)
	}
}

func (r *Room) enter(nick string, c net.Conn) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.wires[nick] = c
	r.joined[nick] = time.Now()
	r.palette[nick] = len(r.palette) % 256 // want mapgrow medium "Room.palette"
}

func (r *Room) leave(nick string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if c, ok := r.wires[nick]; ok {
		c.Close()
	}
	delete(r.wires, nick)
	delete(r.joined, nick)
}

func (r *Room) say(nick, line string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	colour := byte(r.palette[nick])
	for to, c := range r.wires {
		if to != nick {
			_, _ = c.Write(append([]byte{colour}, line...))
		}
	}
}
