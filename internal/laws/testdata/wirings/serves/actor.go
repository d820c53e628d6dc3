package main

import (
	"bufio"
	"fmt"
	"net"

	store "matrix/store"
)

type message struct {
	key  string
	done chan struct{}
}

// actor owns the store; all else goes through its mailbox.
type actor struct{ mailbox chan message }

func newActor() *actor {
	a := &actor{mailbox: make(chan message)}
	go a.loop(store.NewStore())
	return a
}

func (a *actor) loop(s *store.Store) {
	for m := range a.mailbox {
		s.Touch(m.key)
		close(m.done)
	}
}

func (a *actor) tell(key string) {
	m := message{key, make(chan struct{})}
	a.mailbox <- m
	<-m.done
}

func main() {
	a := newActor()
	l, err := net.Listen("tcp", ":7000")
	if err != nil {
		panic(err)
	}
	for {
		c, err := l.Accept()
		if err != nil {
			return
		}
		go func() {
			defer c.Close()
			if line, err := bufio.NewReader(c).ReadString('\n'); err == nil {
				a.tell(line)
				fmt.Fprintln(c, "ok")
			}
		}()
	}
}
