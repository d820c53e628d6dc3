// Package bug measures a tool on bugs that real projects had: it runs the tool
// at the commit before a fix and at the fix, and tells what it says about the
// thing that grew. Commands history and blind print what it finds.
package bug
