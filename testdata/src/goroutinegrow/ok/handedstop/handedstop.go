// Package handedstop follows peers until it is told to stop, and nobody is left behind when the peer has gone.
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
		go func() {
			select {
			case <-stop:
			case <-done:
			}
			_ = c.Close()
		}()
		failed(lines(c, got))
	}()
	return done, stop, nil
}

// Until follows a peer until it is told to stop, and not before: who has called has to tell.
func Until(addr string, got func([]byte)) (stop chan struct{}, err error) {
	c, err := net.Dial("tcp", addr)
	if err != nil {
		return nil, err
	}
	stop = make(chan struct{})
	go func() {
		go func() {
			<-stop
			_ = c.Close()
		}()
		_ = lines(c, got)
		<-stop
	}()
	return stop, nil
}

// listen is called by who always says the word.
func listen(addr string, got func([]byte)) (<-chan error, chan<- struct{}) {
	gone, stop := make(chan error, 1), make(chan struct{})
	go func() {
		c, err := net.Dial("tcp", addr)
		if err != nil {
			gone <- err
			return
		}
		go func() {
			<-stop
			_ = c.Close()
		}()
		gone <- lines(c, got)
	}()
	return gone, stop
}

// Listen listens for as long as the peer is there.
func Listen(addr string, got func([]byte)) error {
	gone, stop := listen(addr, got)
	defer close(stop)
	return <-gone
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
