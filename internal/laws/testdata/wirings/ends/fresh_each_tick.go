package main

import (
	"net"
	"time"

	store "matrix/store"
)

func resolve(hosts []string) *store.Store {
	s := store.NewStore()
	for _, h := range hosts {
		addrs, _ := net.LookupHost(h)
		for _, a := range addrs {
			s.Touch(a)
		}
	}
	return s
}

func main() {
	t := time.NewTicker(time.Minute)
	defer t.Stop()
	for {
		println(resolve([]string{"a.test", "b.test"}))
		<-t.C
	}
}
