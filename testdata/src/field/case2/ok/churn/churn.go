// Package churn makes a list anew at each attempt to connect again: garbage, not growth.
package churn

import (
	"log"
	"net"
	"time"
)

// Keep connects again, once a second, for as long as the process lives.
func Keep(addr string) {
	for {
		slots := make([]string, 0, 8192)
		conn, err := net.Dial("tcp", addr)
		if err != nil {
			slots = append(slots, err.Error())
			log.Print(len(slots), slots)
			time.Sleep(time.Second)
			continue
		}
		log.Print(conn.LocalAddr(), cap(slots))
		conn.Close()
	}
}
