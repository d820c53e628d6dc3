// Services registers a value, of which a library finds the methods.
package main

import (
	"log"
	"net"
	"net/rpc"
	"sync"
)

type ledger struct {
	mu   sync.Mutex
	sums map[string]int
}

func (l *ledger) add(name string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.sums[name]++ // want mapgrow medium "ledger.sums gains an entry in .*add"
}

type adder interface{ add(string) }

// Accounts are called over the network.
type Accounts struct{ to adder }

// Pay counts a payment.
func (a Accounts) Pay(name string, ok *bool) error {
	a.to.add(name)
	*ok = true
	return nil
}

func main() {
	l, err := net.Listen("tcp", ":7000")
	if err != nil {
		log.Fatal(err)
	}
	s := rpc.NewServer()
	if err := s.Register(Accounts{&ledger{sums: map[string]int{}}}); err != nil {
		log.Fatal(err)
	}
	s.Accept(l)
}
