package main

import (
	"encoding/json"
	"net"
	"time"

	store "matrix/store"
)

type order struct{ Items []string }

// take reads one order and answers it.
func take(c net.Conn) {
	defer c.Close()
	c.SetDeadline(time.Now().Add(time.Minute))
	var o order
	if err := json.NewDecoder(c).Decode(&o); err != nil {
		return
	}
	s := store.NewStore()
	for _, item := range o.Items {
		s.Touch(item)
	}
	json.NewEncoder(c).Encode(s)
}

func main() {
	l, err := net.Listen("tcp", ":7000")
	if err != nil {
		panic(err)
	}
	for {
		c, err := l.Accept()
		if err != nil {
			return
		}
		go take(c)
	}
}
