// Command drive makes historical bugs happen, and asks growthlint which of the findings it was.
//
//	go run ./bench/drive -cases FILE -mirrors DIR [flags]
//
// For some cases there is a driver under drivers, in our own words: a small program that uses the
// package at the commit before the fix the way its users did. It is laid into a work tree under a
// temporary folder, beside the package, so that packages under internal can be driven too. Nothing
// of the repositories is kept.
//
// The program is run twice. By itself it does a third of its turns, writes a heap and a goroutine
// profile, does the rest, and writes them again; growthlint rank confirms the bug if the finding
// about it grows. Built by growthlint probe it writes a log; probe confirms the bug if the
// candidate about it grew. A finding is about a case as in bench/history: it names the container
// or lies within three lines of the growth.
package main
