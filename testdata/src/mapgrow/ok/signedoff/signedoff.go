// Package signedoff takes out who signs off, and who has gone away.
package signedoff

import (
	"bufio"
	"net"
	"strings"
	"sync"
)

type guest struct {
	conn net.Conn
	name string
}

type inn struct {
	mu     sync.Mutex
	guests map[string]*guest
	tables map[*guest]int
}

func (i *inn) signOn(g *guest, name string) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if g.name == "" && i.guests[name] == nil {
		g.name = name
		i.guests[name] = g
	}
}

func (i *inn) signOff(g *guest) {
	i.mu.Lock()
	defer i.mu.Unlock()
	delete(i.guests, g.name)
}

func (i *inn) sit(g *guest, at int) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.tables[g] = at
}

func (i *inn) rise(g *guest) {
	i.mu.Lock()
	defer i.mu.Unlock()
	delete(i.tables, g)
}

func (i *inn) host(conn net.Conn) {
	defer conn.Close()
	g := &guest{conn: conn}
	defer i.signOff(g)
	defer i.rise(g)
	for lines := bufio.NewScanner(conn); lines.Scan(); {
		word, name, _ := strings.Cut(lines.Text(), " ")
		switch word {
		case "on":
			i.signOn(g, name)
		case "off":
			i.signOff(g)
		default:
			i.order(g, word)
		}
	}
}

func (i *inn) order(g *guest, word string) {
	switch word {
	case "sit":
		i.sit(g, len(g.name))
	case "rise":
		i.rise(g)
	}
}

// Serve hosts who comes.
func Serve(l net.Listener) error {
	i := &inn{guests: map[string]*guest{}, tables: map[*guest]int{}}
	for {
		conn, err := l.Accept()
		if err != nil {
			return err
		}
		go i.host(conn)
	}
}
