// Package tries takes no more than it counts to, at each turn.
package tries

import (
	"bufio"
	"fmt"
	"log"
	"net"
	"strings"
)

const most = 16

// Main serves one peer after the other, three in all.
func Main() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	defer l.Close()
	for range 3 {
		c, err := l.Accept()
		if err != nil {
			return
		}
		fmt.Fprintln(c, settings(c))
		fmt.Fprintln(c, lines(c))
		c.Close()
	}
}

type table struct{ by map[string]string }

func (t *table) set(k, v string) {
	t.by[k] = v
}

func settings(c net.Conn) int {
	t := &table{by: map[string]string{}}
	in := bufio.NewScanner(c)
	n := 0
	for n < most && in.Scan() {
		k, v, ok := strings.Cut(in.Text(), "=")
		if ok && v == "" {
			k = "none"
		}
		t.set(k, v)
		n++
	}
	return n
}

type page struct{ seen map[string]int }

func (p *page) see(s string) {
	p.seen[s]++
}

func lines(c net.Conn) string {
	p := &page{seen: map[string]int{}}
	in := bufio.NewReader(c)
	for i := most; i > 0; i-- {
		s, err := in.ReadString('\n')
		if err != nil {
			return "short"
		}
		p.see(s)
	}
	return "long"
}
