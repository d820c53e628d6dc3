// Package textloop builds text in a loop that does not end.
package textloop

import (
	"bufio"
	"io"
	"log"
	"net"
	"strings"
	"sync/atomic"
)

// Console takes lines from a socket.
type Console struct {
	size atomic.Int64
}

// Run reads until the listener fails; each connection has its goroutine.
func (c *Console) Run(ln net.Listener) error {
	for {
		conn, err := ln.Accept()
		if err != nil {
			return err
		}
		go c.read(conn)
	}
}

func (c *Console) read(conn net.Conn) {
	defer conn.Close()
	var all strings.Builder
	var word strings.Builder
	in := bufio.NewReader(conn)
	for {
		b, err := in.ReadByte()
		if err == io.EOF {
			return
		}
		if err != nil {
			log.Print(err)
			return
		}
		all.WriteByte(b) // want slicegrow medium "read.all"
		c.size.Store(int64(all.Len()))
		if b != ' ' && b != '\n' {
			if word.Len() < 80 {
				word.WriteByte(b)
			}
			continue
		}
		c.obey(conn, word.String())
		word.Reset()
	}
}

func (c *Console) obey(w io.Writer, order string) {
	if strings.EqualFold(order, "size") {
		_, _ = io.WriteString(w, "big\n")
	}
}
