// Package servedafter makes its maps anew for each piece of work, or takes out of them who leaves.
package servedafter

import (
	"bufio"
	"context"
	"io"
	"net"
)

// Lobby knows who is there.
type Lobby struct {
	join, leave chan Player
	known       map[string]Player
}

// Player is somebody.
type Player struct{ Name, Team string }

// NewLobby is an empty one.
func NewLobby() *Lobby { return &Lobby{join: make(chan Player), leave: make(chan Player)} }

// Join brings somebody.
func (l *Lobby) Join(p Player) { l.join <- p }

// Leave takes somebody away.
func (l *Lobby) Leave(p Player) { l.leave <- p }

// Run keeps the list.
func (l *Lobby) Run(ctx context.Context) {
	l.known = make(map[string]Player)
	for {
		select {
		case p := <-l.join:
			l.known[p.Name] = p
		case p := <-l.leave:
			delete(l.known, p.Name)
		case <-ctx.Done():
			return
		}
	}
}

// Index has the words of one text.
type Index struct {
	words map[string]int
}

// Read takes another text.
func (x *Index) Read(r io.Reader) error {
	x.words = map[string]int{}
	in := bufio.NewReader(r)
	for {
		w, err := in.ReadString(' ')
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		x.words[w]++
	}
}

// Count is how often a word comes.
func (x *Index) Count(w string) int { return x.words[w] }

// Follower asks one server after another.
type Follower struct {
	names map[string]bool
}

// Run has the names of the server that it asks.
func (f *Follower) Run(addrs <-chan string) {
	for addr := range addrs {
		f.names = map[string]bool{}
		c, err := net.Dial("tcp", addr)
		if err != nil {
			continue
		}
		in := bufio.NewScanner(c)
		for in.Scan() {
			f.names[in.Text()] = true
		}
		c.Close()
	}
}

// Has tells of a name.
func (f *Follower) Has(name string) bool { return f.names[name] }
