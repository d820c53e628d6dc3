package main

import (
	"net/http"
	"os"
	"os/signal"
	"time"

	store "matrix/store"
)

type core struct {
	ask  chan string
	s    *store.Store
	tick *time.Ticker
}

func (c *core) run(stop <-chan os.Signal) {
	for {
		select {
		case who := <-c.ask:
			c.s.Touch(who)
		case <-c.tick.C:
			println("alive")
		case <-stop:
			c.tick.Stop()
			return
		}
	}
}

func main() {
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt)
	c := &core{ask: make(chan string), s: store.NewStore(), tick: time.NewTicker(time.Minute)}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { c.ask <- r.RemoteAddr })
	go http.ListenAndServe(":80", nil)
	c.run(stop)
}
