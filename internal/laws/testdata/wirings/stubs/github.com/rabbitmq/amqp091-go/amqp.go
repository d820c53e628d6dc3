// Package amqp091 stands in for the client.
package amqp091

import (
	"bufio"
	"net"
	"strings"
)

// Table holds arguments.
type Table map[string]any

// Delivery is a message.
type Delivery struct {
	RoutingKey string
	Body       []byte
	ch         *Channel
}

// Ack says that it was handled.
func (d Delivery) Ack(multiple bool) error {
	_, err := d.ch.conn.conn.Write([]byte("ack\n"))
	return err
}

// Connection is a connection.
type Connection struct{ conn net.Conn }

// Dial connects.
func Dial(url string) (*Connection, error) {
	conn, err := net.Dial("tcp", strings.TrimPrefix(url, "amqp://"))
	if err != nil {
		return nil, err
	}
	return &Connection{conn}, nil
}

// Close closes.
func (c *Connection) Close() error { return c.conn.Close() }

// Channel is a channel of a connection.
type Channel struct{ conn *Connection }

// Channel opens one.
func (c *Connection) Channel() (*Channel, error) { return &Channel{c}, nil }

// Consume has messages sent.
func (ch *Channel) Consume(queue, consumer string, autoAck, exclusive, noLocal, noWait bool, args Table) (<-chan Delivery, error) {
	out := make(chan Delivery)
	go func() {
		defer close(out)
		for in := bufio.NewScanner(ch.conn.conn); in.Scan(); {
			out <- Delivery{RoutingKey: in.Text(), Body: []byte(in.Text()), ch: ch}
		}
	}()
	return out, nil
}
