// Package servedafter makes its maps as it begins to serve, and fills them for as long as it does.
package servedafter

import (
	"context"
	"net"
)

// Lobby knows who has come.
type Lobby struct {
	join  chan Player
	ask   chan chan int
	known map[string]Player
}

// Player is somebody.
type Player struct{ Name, Team string }

// NewLobby is an empty one.
func NewLobby() *Lobby { return &Lobby{join: make(chan Player), ask: make(chan chan int)} }

// Join brings somebody.
func (l *Lobby) Join(p Player) { l.join <- p }

// Size is how many have come.
func (l *Lobby) Size() int {
	n := make(chan int)
	l.ask <- n
	return <-n
}

// Run keeps the list.
func (l *Lobby) Run(ctx context.Context) {
	l.known = make(map[string]Player)
	for {
		select {
		case p := <-l.join:
			l.known[p.Name] = p // want mapgrow high "Lobby.known"
		case n := <-l.ask:
			n <- len(l.known)
		case <-ctx.Done():
			return
		}
	}
}

// Echo answers datagrams.
type Echo struct {
	seen map[string]int
}

// Serve counts what each address sends.
func (e *Echo) Serve(pc net.PacketConn) error {
	e.seen = map[string]int{}
	buf := make([]byte, 1500)
	for {
		n, from, err := pc.ReadFrom(buf)
		if err != nil {
			return err
		}
		e.seen[from.String()]++ // want mapgrow high "Echo.seen"
		if _, err := pc.WriteTo(buf[:n], from); err != nil {
			return err
		}
	}
}
