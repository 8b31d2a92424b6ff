#!/usr/bin/perl
# SPDX-License-Identifier: Apache-2.0
# Copyright the Tollgate authors
#
# A message centre on Debian's Net::SMPP, an old one of another make, until it is ended.
#
# Argument: the port. Prints "Ready" when it listens. Each connection has a process of its own;
# receipts have no optional parameters, and ids are hexadecimal in answers and decimal in
# receipts, as with many centres of its age.

use strict;
use warnings;
use Net::SMPP;

my ($port) = @ARGV;
my $listener = Net::SMPP->new_listen('127.0.0.1', port => $port, smpp_version => 0x34)
    or die "cannot listen on $port: $!";
$SIG{CHLD} = 'IGNORE';
$SIG{TERM} = sub { kill 'KILL', -$$; exit };
setpgrp(0, 0);
$| = 1;
print "Ready\n";

while (1) {
    my $peer = $listener->accept or next;
    if (fork == 0) { serve($peer); exit; }
    close $peer;
}

sub serve {
    my ($peer) = @_;
    my $number = $$ * 1000;
    while (my $pdu = $peer->read_pdu) {
        my $command = $pdu->{cmd};
        my @to = (seq => $pdu->{seq});
        if ($command == Net::SMPP::CMD_bind_transceiver) {
            $peer->bind_transceiver_resp(@to, system_id => 'perl');
        } elsif ($command == Net::SMPP::CMD_enquire_link) {
            $peer->enquire_link_resp(@to);
        } elsif ($command == Net::SMPP::CMD_unbind) {
            $peer->unbind_resp(@to);
            return;
        } elsif ($command == Net::SMPP::CMD_submit_sm) {
            $number++;
            $peer->submit_sm_resp(@to, message_id => sprintf('%x', $number));
            report($peer, $pdu, $number) if $pdu->{registered_delivery};
        }
    }
}

sub report {
    my ($peer, $pdu, $number) = @_;
    $peer->deliver_sm(
        async => 1,
        source_addr => $pdu->{destination_addr},
        destination_addr => $pdu->{source_addr},
        esm_class => 0x04,
        short_message => "id:$number sub:001 dlvrd:001 submit date:2601010000 "
            . "done date:2601010000 stat:DELIVRD err:000 text:");
}
