// Package consumer has lists that somebody takes from: a worker, a stack's user,
// the caller of a drain.
package consumer

import (
	"bufio"
	"container/list"
	"net"
	"sync"
)

// Office is a post office: lines come in from everywhere, one worker counts them.
type Office struct {
	mu     sync.Mutex
	cond   *sync.Cond
	bags   []string
	free   [][]byte
	parcel *list.List
	sizes  [128]int
}

// Open starts the worker.
func Open() *Office {
	o := &Office{parcel: list.New()}
	o.cond = sync.NewCond(&o.mu)
	go o.work()
	return o
}

func (o *Office) work() {
	for {
		o.mu.Lock()
		for len(o.bags) == 0 && o.parcel.Len() == 0 {
			o.cond.Wait()
		}
		var next string
		if e := o.parcel.Front(); e != nil {
			next = o.parcel.Remove(e).(string)
		} else {
			next = o.bags[0]
			o.bags[0] = ""
			o.bags = o.bags[1:]
		}
		o.mu.Unlock()
		o.sizes[len(next)%128]++
	}
}

// Serve reads lines from each connection.
func (o *Office) Serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go o.read(c)
	}
}

func (o *Office) read(c net.Conn) {
	defer c.Close()
	buf := o.borrow()
	defer o.giveBack(buf)
	in := bufio.NewScanner(c)
	in.Buffer(buf, 4096)
	for in.Scan() {
		o.mu.Lock()
		if text := in.Text(); len(text) > 80 {
			o.parcel.PushBack(text)
		} else {
			o.bags = append(o.bags, text)
		}
		o.mu.Unlock()
		o.cond.Signal()
	}
}

func (o *Office) borrow() []byte {
	o.mu.Lock()
	defer o.mu.Unlock()
	if n := len(o.free); n > 0 {
		b := o.free[n-1]
		o.free[n-1] = nil
		o.free = o.free[:n-1]
		return b
	}
	return make([]byte, 4096)
}

func (o *Office) giveBack(b []byte) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if len(o.free) < 32 {
		o.free = append(o.free, b)
	}
}
