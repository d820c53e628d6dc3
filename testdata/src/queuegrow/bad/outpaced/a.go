// Command outpaced takes samples from clients and forwards them, one by one.
package main

import (
	"bufio"
	"container/list"
	"net"
	"sync"
	"time"
)

type backlog struct {
	sync.Mutex
	waiting list.List
}

func (b *backlog) add(line string) {
	b.Lock()
	defer b.Unlock()
	b.waiting.PushBack(line) // want queuegrow medium "backlog.waiting"
}

func (b *backlog) first() (string, bool) {
	b.Lock()
	defer b.Unlock()
	e := b.waiting.Front()
	if e == nil {
		return "", false
	}
	return b.waiting.Remove(e).(string), true
}

func forward(b *backlog, to net.Conn) {
	for {
		line, ok := b.first()
		if !ok {
			time.Sleep(time.Second)
			continue
		}
		if _, err := to.Write([]byte(line)); err != nil {
			continue
		}
	}
}

func main() {
	l, err := net.Listen("tcp", ":7100")
	if err != nil {
		return
	}
	to, err := net.Dial("tcp", "store:7101")
	if err != nil {
		return
	}
	b := &backlog{}
	go forward(b, to)
	for {
		c, err := l.Accept()
		if err != nil {
			return
		}
		go func() {
			defer c.Close()
			for in := bufio.NewScanner(c); in.Scan(); {
				b.add(in.Text())
			}
		}()
	}
}
