"""The two constant scripts for Windows: one reads, one changes, waits and goes back.

Held by written contracts and by a parser; not verified on hardware (docs/adr).  No name of an adapter goes in: what
is changed is found by its GUID, and every address is read as one before it is used.
"""

READ = """\
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$interfaces = 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\{0}\\Parameters\\Interfaces\\{1}'

function Get-Family($adapter, [string]$family, [string]$stack) {
    $index = [int]$adapter.InterfaceIndex
    $bound = @(Get-DnsClientServerAddress -InterfaceIndex $index -AddressFamily $family -ErrorAction SilentlyContinue)
    if ($bound.Count -eq 0) { return $null }
    $path = $interfaces -f $stack, ([guid]$adapter.InterfaceGuid).ToString('B')
    $key = $null
    if (Test-Path -LiteralPath $path) { $key = Get-ItemProperty -LiteralPath $path }
    @{
        now = [string[]]@($bound[0].ServerAddresses)
        fixed = [string]$key.NameServer
        profile = [string]$key.ProfileNameServer
    }
}

$adapters = @(foreach ($adapter in @(Get-NetAdapter)) {
    @{
        index = [int]$adapter.InterfaceIndex
        guid = ([guid]$adapter.InterfaceGuid).ToString('B')
        name = [string]$adapter.Name
        about = [string]$adapter.InterfaceDescription
        kind = [int]$adapter.InterfaceType
        up = ([int]$adapter.InterfaceOperationalStatus -eq 1)
        v4 = Get-Family $adapter 'IPv4' 'Tcpip'
        v6 = Get-Family $adapter 'IPv6' 'Tcpip6'
    }
})

$encrypts = $null -ne (Get-Command Add-DnsClientDohServerAddress -ErrorAction SilentlyContinue)
$known = @()
if ($encrypts) {
    $known = @(foreach ($entry in @(Get-DnsClientDohServerAddress)) {
        @{
            address = [string]$entry.ServerAddress
            template = [string]$entry.DohTemplate
            fallback = [bool]$entry.AllowFallbackToUdp
            upgrade = [bool]$entry.AutoUpgrade
        }
    })
}

$guards = @()
if (Test-Path -LiteralPath 'HKLM:\\SOFTWARE\\FamilySetupAssistant') {
    $guards = @(foreach ($guard in @(Get-ChildItem -LiteralPath 'HKLM:\\SOFTWARE\\FamilySetupAssistant')) {
        @{ token = [string]$guard.PSChildName; state = [string]$guard.GetValue('State') }
    })
}

$found = @{ adapters = $adapters; encrypts = $encrypts; known = $known; guards = $guards }
[Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes((ConvertTo-Json -InputObject $found -Depth 5 -Compress)))
"""
"""Needs no right and takes nothing; its answer is base64, which no language of the system changes."""

CHANGE = """\
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$request = ConvertFrom-Json ([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('@DATA@')))
$token = [string]$request.token
if ($token -cnotmatch '^[0-9a-f]{32}$') { exit 3 }
$guard = 'HKLM:\\SOFTWARE\\FamilySetupAssistant\\' + $token
$interfaces = 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\{0}\\Parameters\\Interfaces\\{1}'
$netsh = [Environment]::SystemDirectory + '\\netsh.exe'
$families = @{
    v4 = @{ stack = 'Tcpip'; kind = 'InterNetwork'; net = 'ipv4' }
    v6 = @{ stack = 'Tcpip6'; kind = 'InterNetworkV6'; net = 'ipv6' }
}

function Get-Index($guid) {
    foreach ($adapter in @(Get-NetAdapter)) {
        if (([guid]$adapter.InterfaceGuid) -eq $guid) { return [int]$adapter.InterfaceIndex }
    }
    return 0
}

function Get-Fixed($guid, $family) {
    $path = $interfaces -f $family.stack, $guid.ToString('B')
    if (-not (Test-Path -LiteralPath $path)) { return '' }
    return [string](Get-ItemProperty -LiteralPath $path).NameServer
}

function Get-Addresses($words, [string]$kind) {
    foreach ($word in @($words)) {
        $address = [ipaddress][string]$word
        if ([string]$address.AddressFamily -cne $kind) { throw 'an address of the other kind' }
        $address.ToString()
    }
}

function Set-Place($place) {
    $guid = [guid][string]$place.guid
    $index = Get-Index $guid
    if ($index -eq 0) { return }
    $want = @{}
    $emptied = $false
    foreach ($name in 'v4', 'v6') {
        $family = $families[$name]
        $fixed = Get-Fixed $guid $family
        $given = $place.$name
        if ($null -eq $given) { $given = @($fixed -split '[ ,]+' | Where-Object { $_ }) }
        if ('automatic' -ceq $given) { $given = @() }
        $want[$name] = @(if (@($given).Count -gt 0) { Get-Addresses $given $family.kind })
        if (($want[$name].Count -eq 0) -and $fixed) { $emptied = $true }
    }
    if ($emptied) { Set-DnsClientServerAddress -InterfaceIndex $index -ResetServerAddresses }
    foreach ($name in 'v4', 'v6') {
        if ($want[$name].Count -gt 0) {
            Set-DnsClientServerAddress -InterfaceIndex $index -ServerAddresses $want[$name]
        } elseif (Get-Fixed $guid $families[$name]) {
            $null = & $netsh interface $families[$name].net set dnsservers ('name=' + $index) 'source=dhcp'
        }
    }
}

function Set-Encryption($place) {
    foreach ($entry in @($place.encryption | Where-Object { $_ })) {
        $address = ([ipaddress][string]$entry.address).ToString()
        $there = @(Get-DnsClientDohServerAddress | Where-Object { $_.ServerAddress -eq $address }).Count -gt 0
        $values = @{
            ServerAddress = $address
            DohTemplate = [string]$entry.template
            AllowFallbackToUdp = [bool]$entry.fallback
            AutoUpgrade = [bool]$entry.upgrade
        }
        if (-not $entry.template) {
            if ($there) { Remove-DnsClientDohServerAddress -ServerAddress $address }
        } elseif ($there) {
            Set-DnsClientDohServerAddress @values
        } else {
            Add-DnsClientDohServerAddress @values
        }
    }
}

function Restore-Everything {
    $failed = $false
    foreach ($change in @($request.changes)) {
        try { Set-Place $change.before } catch { $failed = $true }
        try { Set-Encryption $change.before } catch { $failed = $true }
    }
    if ($failed) { exit 4 }
    if (Test-Path -LiteralPath $guard) { Remove-Item -LiteralPath $guard -Recurse }
}

function Read-Signal {
    try {
        if ((New-Object IO.FileInfo ([string]$request.signal)).Length -gt 100) { return '' }
        return [IO.File]::ReadAllText([string]$request.signal).Trim()
    } catch {
        return ''
    }
}

function Wait-ForKeep {
    $clock = [Diagnostics.Stopwatch]::StartNew()
    $end = [Math]::Min([int]$request.within_s, 3600)
    $heard = ''
    while ($clock.Elapsed.TotalSeconds -lt $end) {
        $said = Read-Signal
        if (($said -cne $heard) -and ($said -cmatch ('^' + $token + ' (keep|more|back) ([0-9]{1,4}) [0-9]{1,6}$'))) {
            $heard = $said
            if ($Matches[1] -ceq 'keep') { return $true }
            if ($Matches[1] -ceq 'back') { return $false }
            $end = $clock.Elapsed.TotalSeconds + [Math]::Min([int]$Matches[2], 3600)
        }
        Start-Sleep -Milliseconds 250
    }
    return $false
}

if ([string]$request.verb -cne 'set') {
    Restore-Everything
    exit 0
}
if ((Read-Signal) -cmatch ' back ') { exit 0 }
$null = New-Item -Path $guard -Force
$null = New-ItemProperty -LiteralPath $guard -Name 'Before' -Value (ConvertTo-Json $request.changes -Depth 6 -Compress)
$null = New-ItemProperty -LiteralPath $guard -Name 'State' -Value 'waiting'
$kept = $false
try {
    foreach ($change in @($request.changes)) {
        Set-Encryption $change.after
        Set-Place $change.after
    }
    $kept = Wait-ForKeep
} catch {
    $kept = $false
}
if ($kept) {
    Set-ItemProperty -LiteralPath $guard -Name 'State' -Value 'kept'
} else {
    Restore-Everything
}
"""
"""Runs with an administrator's rights: saves, changes, waits for the word to keep, and else puts everything back."""
