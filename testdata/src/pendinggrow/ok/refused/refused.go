// Package refused seats each player before it asks for the word, and takes who does not know it off the
// table as well as off the line.
package refused

import (
	"bufio"
	"net"
	"sync"
)

type player struct {
	conn net.Conn
	says string
}

// Game has the players.
type Game struct {
	mu    sync.Mutex
	seats map[*player]bool
	word  string
}

// New is a game that needs a word.
func New(word string) *Game { return &Game{seats: map[*player]bool{}, word: word} }

// Play takes players until the listener fails.
func (g *Game) Play(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go g.serve(c)
	}
}

func (g *Game) seat(p *player) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.seats[p] = true
}

func (g *Game) rise(p *player) {
	g.mu.Lock()
	defer g.mu.Unlock()
	delete(g.seats, p)
}

func (g *Game) knows(in *bufio.Scanner) bool { return in.Scan() && in.Text() == g.word }

func (g *Game) serve(c net.Conn) {
	defer c.Close()
	p := &player{conn: c}
	g.seat(p)
	in := bufio.NewScanner(c)
	if !g.knows(in) {
		g.rise(p)
		return
	}
	for in.Scan() {
		p.says = in.Text()
	}
	g.rise(p)
}
