// Package leftout has members of several sets, all of which the end of a member takes it out of.
package leftout

import (
	"bufio"
	"net"
	"strings"
)

type player struct {
	conn net.Conn
	id   string
}

type lobby struct {
	chess  map[*player]bool
	cards  map[*player]bool
	darts  map[*player]bool
	orders chan order
}

type order struct {
	who  *player
	what string
}

func (l *lobby) run() {
	for o := range l.orders {
		switch o.what {
		case "chess":
			l.chess[o.who] = true
		case "no chess":
			delete(l.chess, o.who)
		case "cards":
			l.cards[o.who] = true
		case "no cards":
			delete(l.cards, o.who)
		case "darts":
			l.darts[o.who] = true
		case "no darts":
			l.leaveDarts(o.who)
		case "gone":
			delete(l.chess, o.who)
			delete(l.cards, o.who)
			l.leaveDarts(o.who)
			o.who.conn.Close()
		}
	}
}

func (l *lobby) leaveDarts(p *player) {
	if l.darts[p] {
		println("no more darts")
	}
	delete(l.darts, p)
}

func (l *lobby) serve(c net.Conn) {
	p := &player{conn: c}
	in := bufio.NewScanner(c)
	for in.Scan() {
		l.orders <- order{p, in.Text()}
	}
	l.orders <- order{p, "gone"}
}

// Play lets all play who come.
func Play(ln net.Listener) error {
	l := &lobby{chess: map[*player]bool{}, cards: map[*player]bool{}, darts: map[*player]bool{}, orders: make(chan order)}
	go l.run()
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go l.serve(c)
	}
}

type wire struct {
	from *player
	line string
}

// Tell tells those who asked for it what others say.
func Tell(in <-chan wire) {
	all := map[string]*player{}
	loud := map[string]*player{}
	quiet := map[string]*player{}
	named := map[string]*player{}
	for w := range in {
		p := w.from
		switch verb, rest, _ := strings.Cut(w.line, " "); verb {
		case "loud":
			loud[p.id] = p
		case "-loud":
			delete(loud, p.id)
		case "quiet":
			quiet[p.id] = p
		case "-quiet":
			delete(quiet, p.id)
		case "named":
			named[p.id] = p
		case "-named":
			delete(named, p.id)
		case "hello":
			all[p.id] = p
		case "bye":
			delete(all, p.id)
			delete(loud, p.id)
			delete(quiet, p.id)
			delete(named, p.id)
		case "say":
			for _, to := range loud {
				to.conn.Write([]byte(strings.ToUpper(rest)))
			}
			for _, to := range quiet {
				to.conn.Write([]byte(strings.ToLower(rest)))
			}
			for _, to := range named {
				to.conn.Write([]byte(p.id + rest))
			}
		}
	}
}

// Listen takes what all who come say.
func Listen(ln net.Listener) error {
	in := make(chan wire)
	go Tell(in)
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go func() {
			defer c.Close()
			p := &player{conn: c, id: c.RemoteAddr().String()}
			sc := bufio.NewScanner(c)
			for sc.Scan() {
				in <- wire{p, sc.Text()}
			}
			in <- wire{p, "bye"}
		}()
	}
}
