// Package handedstop follows peers until it is told to stop, and leaves behind who waits for that when the peer
// has gone first.
package handedstop

import "net"

// Follow gives lines of a peer to a function. It tells by done that the peer has gone; to close stop ends it before.
func Follow(addr string, got func([]byte), failed func(error)) (done, stop chan struct{}, err error) {
	c, err := net.Dial("tcp", addr)
	if err != nil {
		return nil, nil, err
	}
	done = make(chan struct{})
	stop = make(chan struct{})
	go func() {
		defer close(done)
		go func() { // want goroutinegrow medium "it waits only for a channel that is returned"
			<-stop
			_ = c.Close()
		}()
		failed(lines(c, got))
	}()
	return done, stop, nil
}

// FollowQuietly does so by functions of their own.
func FollowQuietly(addr string, got func([]byte)) (<-chan error, chan<- struct{}) {
	gone, stop := make(chan error, 1), make(chan struct{})
	go follow(addr, got, gone, stop)
	return gone, stop
}

func follow(addr string, got func([]byte), gone chan<- error, stop <-chan struct{}) {
	c, err := net.Dial("tcp", addr)
	if err != nil {
		gone <- err
		return
	}
	go hangUp(c, stop) // want goroutinegrow medium "it waits only for a channel that is returned"
	gone <- lines(c, got)
}

func hangUp(c net.Conn, stop <-chan struct{}) {
	<-stop
	_ = c.Close()
}

func lines(c net.Conn, got func([]byte)) error {
	buf := make([]byte, 100)
	for {
		n, err := c.Read(buf)
		if err != nil {
			return err
		}
		got(buf[:n])
	}
}
