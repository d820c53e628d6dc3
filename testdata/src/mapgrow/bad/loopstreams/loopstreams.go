// Package loopstreams reads numbered streams from one long connection.
package loopstreams

import (
	"encoding/binary"
	"errors"
	"io"
	"net"
)

const (
	opOpen = iota
	opData
	opDone
)

type frame struct {
	stream uint32
	op     uint8
	body   []byte
}

type lane struct {
	got    int
	closed bool
}

// Listen serves each connection in a goroutine of its own.
func Listen(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go pump(c)
	}
}

// pump forgets the body lengths it is told, and never a lane.
func pump(c net.Conn) {
	defer c.Close()
	lanes := make(map[uint32]*lane)
	sizes := make(map[uint32]int)
	for {
		f, err := next(c)
		if err != nil {
			return
		}
		switch f.op {
		case opOpen:
			lanes[f.stream] = &lane{} // want mapgrow medium "pump.lanes"
			sizes[f.stream] = len(f.body)
		case opData:
			if l, ok := lanes[f.stream]; ok && !l.closed {
				l.got += len(f.body)
			}
		case opDone:
			if l, ok := lanes[f.stream]; ok {
				l.closed = true
			}
			delete(sizes, f.stream)
		}
	}
}

func next(r io.Reader) (frame, error) {
	var head [7]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return frame{}, err
	}
	n := binary.BigEndian.Uint16(head[5:])
	if n > 4096 {
		return frame{}, errors.New("frame too long")
	}
	f := frame{stream: binary.BigEndian.Uint32(head[:]), op: head[4], body: make([]byte, n)}
	_, err := io.ReadFull(r, f.body)
	return f, err
}
