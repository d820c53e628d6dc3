// Command collect takes in what peers send until it is told to stop.
package main

import (
	"bufio"
	"fmt"
	"net"
	"os"
	"os/signal"

	"fixtures.test/mapgrow/cross/whiletold/stop"
)

type levelled struct {
	seen map[string]bool
	stop *stop.Levels
}

func (l *levelled) collect(next func() (string, error)) {
	for !l.stop.Any() {
		name, err := next()
		if err != nil {
			continue
		}
		l.seen[name] = true // want mapgrow medium "levelled.seen"
	}
}

type locked struct {
	seen map[string]bool
	stop *stop.Locked
}

func (l *locked) collect(next func() (string, error)) {
	for !l.stop.IsSet() {
		if err := timed(func() error { return l.one(next) }); err != nil {
			fmt.Println(err)
		}
	}
}

func (l *locked) one(next func() (string, error)) error {
	name, err := next()
	if err == nil {
		l.seen[name] = true // want mapgrow medium "locked.seen"
	}
	return err
}

func timed(f func() error) error {
	defer fmt.Println("done")
	return f()
}

type signalled struct {
	seen map[string]bool
	stop stop.Signal
}

func (s *signalled) collect(next func() (string, error)) {
	for !s.stop.Given() {
		name, err := next()
		if err != nil {
			continue
		}
		s.seen[name] = true // want mapgrow medium "signalled.seen"
	}
}

type done struct{ seen map[string]bool }

// do goes through what there is to do.
func (d *done) do(w *stop.Work) {
	for w.Left() {
		d.seen[w.Take()] = true
	}
}

func main() {
	conn, err := net.Dial("tcp", os.Args[1])
	if err != nil {
		panic(err)
	}
	in := bufio.NewReader(conn)
	next := func() (string, error) { return in.ReadString('\n') }
	a := &levelled{seen: map[string]bool{}, stop: &stop.Levels{}}
	b := &locked{seen: map[string]bool{}, stop: &stop.Locked{}}
	c := &signalled{seen: map[string]bool{}, stop: make(stop.Signal)}
	go a.collect(next)
	go b.collect(next)
	go c.collect(next)
	d := &done{seen: map[string]bool{}}
	d.do(stop.NewWork(os.Args[2:]))
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, os.Interrupt)
	<-asked
	a.stop.Set(2)
	b.stop.Set()
	close(c.stop)
	fmt.Println(len(a.seen), len(b.seen), len(c.seen), len(d.seen))
}
