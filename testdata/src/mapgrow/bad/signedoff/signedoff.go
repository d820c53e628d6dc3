// Package signedoff takes out who signs off, and not who goes away without a word.
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
	last   int
	coats  map[int]coat
}

// coat has its owner beside other things.
type coat struct {
	of    *guest
	color string
}

func (i *inn) signOn(g *guest, name string) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if g.name == "" && i.guests[name] == nil {
		g.name = name
		i.guests[name] = g // want mapgrow medium "inn.guests.*host returns without removing it"
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
	i.tables[g] = at // want mapgrow medium "inn.tables.*host returns without removing it"
}

func (i *inn) rise(g *guest) {
	i.mu.Lock()
	defer i.mu.Unlock()
	delete(i.tables, g)
}

func (i *inn) hang(g *guest, color string) int {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.last++
	i.coats[i.last] = coat{of: g, color: color} // want mapgrow medium "inn.coats.*host returns without removing it"
	return i.last
}

func (i *inn) fetch(n int) {
	i.mu.Lock()
	defer i.mu.Unlock()
	delete(i.coats, n)
}

func (i *inn) host(conn net.Conn) {
	defer conn.Close()
	g := &guest{conn: conn}
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
	case "hang":
		i.hang(g, word)
	case "fetch":
		i.fetch(len(word))
	case "sit":
		i.sit(g, len(g.name))
	case "rise":
		i.rise(g)
	}
}

// Serve hosts who comes.
func Serve(l net.Listener) error {
	i := &inn{guests: map[string]*guest{}, tables: map[*guest]int{}, coats: map[int]coat{}}
	for {
		conn, err := l.Accept()
		if err != nil {
			return err
		}
		go i.host(conn)
	}
}
